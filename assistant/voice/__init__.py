"""Words to sound: sentences are rendered in a worker process, and played by our own stream."""
