"""A clinic's many journals, asked with Spark: `python -m scripts.clinic_spark DIR [--json]`.

What `babysteps clinic DIR` asks, from the same SQL file, for more people than one computer holds.
DIR is what `babysteps export DIR --format parquet` wrote, or an address of it that the cluster can read.
Needs this package with its extra `clinic` (pyspark) and Java 17. Without a cluster it runs on this computer
(SPARK_LOCAL_IP=127.0.0.1 keeps others from reaching it); with one:
`spark-submit --master URL scripts/clinic_spark.py DIR`.
"""

import argparse
import json

from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql.functions import decode, encode

from assistant.journal.clinic import Answer, asked, rows, summary

COLUMNS = """person STRING, for_date DATE, kind STRING, pain DOUBLE,
             measures ARRAY<STRUCT<exercise: STRING>>"""
"""What the questions need. Given, because Spark would take a person called 007 for the number 7."""

FEW_TASKS = {
    "spark.sql.sources.parallelPartitionDiscovery.parallelism": "32",
    "spark.sql.files.openCostInBytes": "64k",
}
"""A month of a person is a few kB: many folders are listed, and hundreds of files read, in one task."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--json", action="store_true", help="every figure, one JSON object a row")
    given = parser.parse_args()
    try:
        found = answers(session(), given.folder)
    except AnalysisException:  # its text may quote what is in the files
        parser.exit(1, f"There is no Parquet export in {given.folder}\n")
    for line in map(json.dumps, rows(found)) if given.json else summary(found):
        print(line)


def session() -> SparkSession:
    """Spark, on the cluster of `spark-submit` or else here; without a web page for whoever passes by."""
    builder = SparkSession.builder.appName("babysteps clinic").config("spark.ui.enabled", "false")
    for name, value in FEW_TASKS.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def answers(spark: SparkSession, folder: str) -> dict[str, Answer]:
    """What `assistant.journal.clinic.answers` tells. Raises AnalysisException where there is no folder."""
    entries = spark.read.schema(COLUMNS).parquet(f"{folder}/entries")
    # DuckDB puts the bytes of a name into its folder's, ü as %C3%BC; Spark reads a letter from each.
    person = decode(encode("person", "ISO-8859-1"), "UTF-8")
    entries.withColumn("person", person).cache().createOrReplaceTempView("entries")

    def ask(sql: str) -> Answer:
        frame = spark.sql(sql)
        return Answer(tuple(frame.columns), [tuple(row) for row in frame.collect()])

    return asked(ask)


if __name__ == "__main__":
    main()
