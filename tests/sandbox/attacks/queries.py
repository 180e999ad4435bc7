"""Queries that reach outside their tables, change the database, or do not end."""

from dataclasses import dataclass
from typing import Final

from greenroom.sandbox.outcome import Kind


@dataclass(frozen=True)
class Query:
    """kind: how it must end; limit_s: for the query alone."""

    name: str
    sql: str
    kind: Kind
    limit_s: float = 5.0


def _reads(name: str, source: str, kind: Kind = "forbidden") -> Query:
    return Query(f"reads {name}", f"SELECT * FROM {source}", kind)


def _refused(name: str, sql: str) -> Query:
    return Query(name, sql, "raised")


FILES: Final = (
    _reads("a CSV file", "read_csv('/etc/passwd')"),
    _reads("a CSV file by its name", "'/etc/passwd.csv'"),
    _reads("a text file", "read_text('/etc/passwd')"),
    _reads("a text file by a pattern", "read_text('/etc/pass*')"),
    _reads("bytes", "read_blob('SECRET_FILE')"),
    _reads("a list of files", "glob('/*')"),
    _reads("JSON", "read_json('/etc/passwd')"),
    _reads("JSON lines", "read_ndjson_objects('/etc/passwd')"),
    _reads("Parquet", "read_parquet('/tmp/x.parquet')"),
    _reads("the metadata of Parquet", "parquet_metadata('/tmp/x.parquet')"),
    _reads("the network", "read_csv('https://example.org/x.csv')"),
    _reads("a bucket", "read_parquet('s3://bucket/x.parquet')"),
    _reads("a sniffed file", "sniff_csv('/etc/passwd')"),
    _reads("another database", "sqlite_scan('/tmp/x.db', 't')", "raised"),
    _reads("a file of several", "read_csv(['/etc/passwd', '/etc/group'])"),
    _reads("a file in a subquery", "(SELECT content FROM read_text('/etc/passwd'))"),
    _reads("an object of Python", "TABLES", "raised"),
    _reads("a variable of the kit", "columns", "raised"),
    _reads("Arrow", "arrow_scan(1, 2, 3)", "raised"),
    _reads("an array of Python", "pandas_scan(1)", "raised"),
    _reads("any number as a pointer", "seq_scan(1)", "raised"),
)

CHANGING: Final = (
    _refused("copies out", "COPY users TO '/tmp/planted-by-attack.csv'"),
    _refused("copies in", "COPY users FROM '/etc/passwd'"),
    _refused("copies a query out", "COPY (SELECT 1) TO '/dev/stdout'"),
    _refused("exports", "EXPORT DATABASE '/tmp/planted-by-attack'"),
    _refused("imports", "IMPORT DATABASE '/tmp'"),
    _refused("attaches", "ATTACH '/tmp/planted-by-attack.db' AS other"),
    _refused("detaches", "DETACH memory"),
    _refused("installs", "INSTALL httpfs"),
    _refused("installs from elsewhere", "INSTALL x FROM 'http://127.0.0.1/'"),
    _refused("loads", "LOAD '/tmp/x.duckdb_extension'"),
    _refused("sets a folder", "SET temp_directory = '/tmp/planted-by-attack'"),
    _refused("opens access again", "SET enable_external_access = true"),
    _refused("unlocks", "SET lock_configuration = false"),
    _refused("resets", "RESET memory_limit"),
    _refused("sets by a pragma", "PRAGMA memory_limit = '99GB'"),
    _refused("logs", "PRAGMA enable_profiling = 'json'"),
    _refused("calls", "CALL enable_logging()"),
    _refused("drops", "DROP TABLE users"),
    _refused("deletes", "DELETE FROM users"),
    _refused("updates", "UPDATE users SET id = 0"),
    _refused("inserts", "INSERT INTO users SELECT 1, 'a'"),
    _refused("makes a table", "CREATE TABLE mine AS SELECT 1"),
    _refused("makes a macro", "CREATE MACRO sum(x) AS 0"),
    _refused("makes a secret", "CREATE SECRET (TYPE s3)"),
    _refused("begins a transaction", "BEGIN"),
    _refused("checkpoints", "CHECKPOINT"),
    _refused("hides a second statement", "SELECT 1; DROP TABLE users"),
    _refused(
        "hides a second statement behind a comment", "SELECT 1 /* ; */ ; -- \nDELETE FROM users"
    ),
    _refused(
        "hides a change in a WITH", "WITH x AS (DELETE FROM users RETURNING *) SELECT * FROM x"
    ),
    _refused("prepares", "PREPARE p AS DELETE FROM users"),
    _refused("explains by running", "EXPLAIN ANALYZE DELETE FROM users"),
    _refused("asks for the environment", "SELECT getenv('HOME')"),
    _refused("asks for a variable", "SELECT query('DROP TABLE users')"),
    _refused("runs a query of text", "SELECT * FROM query('DROP TABLE users')"),
    _refused("raises its data", "SELECT error(country) FROM users"),
    _refused("is no query", "\\x00; rm -rf /"),
    _refused("holds a NUL", "SELECT 'a\0b' FROM nothing"),
    _refused("is nested deeply", "SELECT " + "(" * 5_000 + "1" + ")" * 5_000),
)

ENDLESS: Final = (
    Query("counts for ever", "SELECT count(*) FROM range(1000000000000)", "time", 0.4),
    Query(
        "recurses for ever",
        "WITH RECURSIVE t AS (SELECT 1 a UNION ALL SELECT a + 1 FROM t) SELECT max(a) FROM t",
        "time",
        0.4,
    ),
    Query(
        "joins everything",
        "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range % 7 = b.range % 11",
        "time",
        0.4,
    ),
    Query("keeps a list", "SELECT list(range) FROM range(1000000000)", "memory", 30.0),
    Query("repeats", "SELECT repeat('x', 2000000000)", "memory", 30.0),
    Query("spills", "SELECT range, random() r FROM range(100000000) ORDER BY r", "memory", 30.0),
    Query(
        "groups all",
        "SELECT count(*) FROM (SELECT range, count(*) FROM range(100000000) GROUP BY 1)",
        "memory",
        30.0,
    ),
    Query("returns too much", "SELECT repeat('x', 1000000) FROM range(1000)", "memory", 30.0),
    Query(
        "recurses into itself",
        "WITH RECURSIVE t AS (SELECT 'x' a UNION ALL SELECT a || a FROM t)"
        " SELECT max(length(a)) FROM t",
        "memory",
        30.0,
    ),
)

QUERIES: Final = (*FILES, *CHANGING, *ENDLESS)
