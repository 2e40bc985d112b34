/** `application_id` of a case file: "Hear" in ASCII, by which `file` and any tool knows one. */
export const APPLICATION = 0x48656172

/**
 * Bytes of a page. Rows of some 2 KB leave less of it empty than of the usual 4096; 16384 would be 3 % better still for a large case, and twice as much for a small one, where each table and index
 * has a page of its own; and a batch writes as many pages, scattered over the indexes, whatever their size.
 */
export const PAGE_SIZE = 8192

/**
 * What each schema version added, from nothing on; `user_version` says how many of them a file has. Each runs in a transaction of its own. What stands here once
 * was released never changes: a new version is a further item.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    'CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID',
    'CREATE TABLE dictionary (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT',
    `CREATE TABLE log (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL, document INTEGER, what TEXT NOT NULL, digest BLOB NOT NULL) STRICT`,
    `CREATE TABLE document (
      number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, name TEXT NOT NULL, title TEXT, outlet TEXT, place TEXT, url TEXT, published TEXT, modified TEXT, captured TEXT,
      language TEXT, genre TEXT NOT NULL, authors TEXT NOT NULL, issued INTEGER NOT NULL, length INTEGER NOT NULL, bytes INTEGER NOT NULL,
      article INTEGER REFERENCES document, stands INTEGER NOT NULL, job INTEGER REFERENCES job, rest BLOB NOT NULL,
      entry INTEGER NOT NULL REFERENCES log, removal INTEGER REFERENCES log) STRICT`,
    'CREATE INDEX document_by_name ON document (name)',
    'CREATE INDEX document_by_article ON document (article) WHERE article IS NOT NULL',
    'CREATE TABLE content (document INTEGER PRIMARY KEY REFERENCES document, text BLOB NOT NULL, original BLOB NOT NULL) STRICT',
    `CREATE TABLE other_name (document INTEGER NOT NULL REFERENCES document, name TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES log,
      PRIMARY KEY (document, name)) STRICT, WITHOUT ROWID`,
    'CREATE INDEX other_name_by_name ON other_name (name)',
    'CREATE TABLE sameness (key INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document, PRIMARY KEY (key, document)) STRICT, WITHOUT ROWID',
    'CREATE TABLE stages (number INTEGER PRIMARY KEY, engine TEXT NOT NULL, versions TEXT NOT NULL, digest TEXT NOT NULL) STRICT',
    `CREATE TABLE reading (document INTEGER PRIMARY KEY REFERENCES document, stages INTEGER NOT NULL REFERENCES stages, layers BLOB NOT NULL,
      sources BLOB NOT NULL, entry INTEGER NOT NULL REFERENCES log) STRICT`,
    `CREATE TABLE review (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL, document INTEGER, subject TEXT NOT NULL, value TEXT NOT NULL,
      note TEXT, entry INTEGER NOT NULL REFERENCES log) STRICT`,
    'CREATE INDEX review_by_document ON review (document) WHERE document IS NOT NULL',
    `CREATE TABLE job (number INTEGER PRIMARY KEY, command TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER, added INTEGER NOT NULL, known INTEGER NOT NULL,
      failed INTEGER NOT NULL, entry INTEGER NOT NULL REFERENCES log) STRICT`,
    `CREATE TABLE failure (number INTEGER PRIMARY KEY, job INTEGER NOT NULL REFERENCES job, name TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
      entry INTEGER NOT NULL REFERENCES log) STRICT`,
    'CREATE INDEX failure_by_job ON failure (job)',
    `CREATE TABLE fetching (number INTEGER PRIMARY KEY, address TEXT NOT NULL, at TEXT NOT NULL, status INTEGER NOT NULL, etag TEXT, last_modified TEXT,
      final_address TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES log) STRICT`,
    'CREATE INDEX fetching_by_address ON fetching (address)',
    'CREATE TABLE exchange (number INTEGER PRIMARY KEY, fetching INTEGER NOT NULL REFERENCES fetching, bytes BLOB NOT NULL) STRICT',
    'CREATE INDEX exchange_by_fetching ON exchange (fetching)',
    `CREATE TABLE fetching_document (document INTEGER NOT NULL REFERENCES document, fetching INTEGER NOT NULL REFERENCES fetching,
      PRIMARY KEY (document, fetching)) STRICT, WITHOUT ROWID`,
    `CREATE VIRTUAL TABLE words USING fts5 (text, title, quotation, source, content='', columnsize=0, tokenize='ascii')`,
  ],
  [
    'CREATE TABLE claim (number INTEGER PRIMARY KEY, words TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES log) STRICT',
    `CREATE TABLE claim_attribution (claim INTEGER NOT NULL REFERENCES claim, document INTEGER NOT NULL REFERENCES document, attribution TEXT NOT NULL,
      PRIMARY KEY (claim, document, attribution)) STRICT, WITHOUT ROWID`,
    'CREATE INDEX claim_attribution_by_document ON claim_attribution (document)',
  ],
]

/** Whose idea of words stands in the index: the platform's dictionaries for scripts without blanks change with it. */
export const SEGMENTER = `icu ${process.versions.icu ?? 'none'}`

/** The schema version that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length
