"""The pure core: values in, values out. No clock, thread, device, file or database in here."""
