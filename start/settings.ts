import { Env } from '@adonisjs/core/env'

/**
 * Every setting of the server: its rule, its default and what it does, in one place.
 * `start/env.ts` validates them at boot; `./ace settings:table` writes docs/operate/settings.md from them.
 */
export const settings = {
  NODE_ENV: {
    rule: Env.schema.enum.optional(['development', 'production', 'test'] as const),
    default: 'development',
    text: 'How the server runs: `production` serves the built application, `development` reloads on change.',
  },
  APP_KEY: {
    rule: Env.schema.secret(),
    default: undefined,
    text: 'The secret that signs cookies and encrypts second factors. Written by the first `./ace up`. Keep it with the backups.',
  },
  HOST: {
    rule: Env.schema.string.optional(),
    default: '0.0.0.0',
    text: 'The address to listen on. `0.0.0.0` is every network card, so that phones reach the server.',
  },
  PORT: {
    rule: Env.schema.number.optional(),
    default: 3333,
    text: 'The port of the application.',
  },
  CONTENT_PORT: {
    rule: Env.schema.number.optional(),
    default: undefined,
    text: 'The port on which packages (SCORM) play, apart from the application. One more than PORT unless said.',
  },
  CONTENT_URL: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'The address under which packages play, with a host name or a network address of its own, such as `https://packages.example.gov.kh`; `*` in it gives each package a name of its own. Without it packages play on CONTENT_PORT of the host by which the application was asked.',
  },
  APP_URL: {
    rule: Env.schema.string.optional({ format: 'url', tld: false }),
    default: 'http://localhost:3333',
    text: 'The address people type, printed on slips; while it is localhost, slips show one that a phone can open. Cookies are marked secure when it begins with https.',
  },
  OAI_DOMAIN: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'The domain in the names under which other libraries harvest records (`oai:<domain>:<id>`), such as `library.moeys.gov.kh`. Set it once and leave it; on a school’s server to that of the centre. Without it, the host of APP_URL.',
  },
  DATABASE_URL: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'A PostgreSQL address such as `postgres://user:password@host:5432/tonle`. Without it, data is in SQLite files in DATA_DIR.',
  },
  MEILISEARCH_HOST: {
    rule: Env.schema.string.optional({ format: 'url', tld: false }),
    default: undefined,
    text: 'The address of a Meilisearch server (1.12 or later) that keeps the search index, such as `http://127.0.0.1:7700`. Without it the database does.',
  },
  MEILISEARCH_KEY: {
    rule: Env.schema.secret.optional(),
    default: undefined,
    text: 'The key of the Meilisearch server: one that may create, delete, fill and search indexes named `search_*`.',
  },
  DATA_DIR: {
    rule: Env.schema.string.optional(),
    default: 'storage',
    text: 'The folder of the database, the search index and the files, relative to the checkout or absolute.',
  },
  IMPORT_DIR: {
    rule: Env.schema.string.optional(),
    default: '',
    text: 'The folder whose folders librarians may import into the library, absolute: a channel of Kolibri, files with their list. `inbox` in DATA_DIR unless said.',
  },
  IMPORT_PRIVATE_HOSTS: {
    rule: Env.schema.string.optional(),
    default: '',
    text: 'Hosts of the own network from which the library may be harvested (OAI-PMH), comma separated. All other private addresses are refused.',
  },
  LOG_LEVEL: {
    rule: Env.schema.enum.optional(['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const),
    default: 'info',
    text: 'The least serious log line that is written.',
  },
  TRUST_PROXY: {
    rule: Env.schema.boolean.optional(),
    default: false,
    text: '`true` behind a reverse proxy on the same machine or network: its X-Forwarded-* headers are believed.',
  },
  WORKER: {
    rule: Env.schema.boolean.optional(),
    default: true,
    text: '`false` leaves background jobs to other processes started with `./ace work`.',
  },
  UPLOAD_LIMIT_MB: {
    rule: Env.schema.number.optional(),
    default: 100,
    text: 'The largest file, in megabytes, that a form takes.',
  },
  RESUMABLE_LIMIT_MB: {
    rule: Env.schema.number.optional(),
    default: 2048,
    text: 'The largest file, in megabytes, that arrives in pieces: an upload that goes on after an interruption.',
  },
  UPLOAD_DAYS: {
    rule: Env.schema.number.optional(),
    default: 7,
    text: 'How many days an upload that was interrupted, or that no form took, is kept.',
  },
  UPLOAD_RESERVE_MB: {
    rule: Env.schema.number.optional(),
    default: 1024,
    text: 'How much room on the disk, in megabytes, an upload must leave free.',
  },
  UPLOAD_S3_BUCKET: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'A bucket of an S3 store in which uploads lie while they arrive, for servers that share one. Without it they lie in DATA_DIR.',
  },
  UPLOAD_S3_ENDPOINT: {
    rule: Env.schema.string.optional({ format: 'url', tld: false }),
    default: undefined,
    text: 'The server of that bucket; Amazon without it.',
  },
  UPLOAD_S3_REGION: {
    rule: Env.schema.string.optional(),
    default: 'us-east-1',
    text: 'The region of that bucket.',
  },
  UPLOAD_S3_KEY: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'The access key of that bucket.',
  },
  UPLOAD_S3_SECRET: {
    rule: Env.schema.secret.optional(),
    default: undefined,
    text: 'The secret that goes with UPLOAD_S3_KEY.',
  },
  CLAMD_ADDRESS: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'Where clamd listens, as `unix:/run/clamav/clamd.ctl` or `host:3310`. With it no file is kept before the virus check has answered. Without it a clamd on this machine is asked where it answers.',
  },
  REQUIRE_SECOND_FACTOR: {
    rule: Env.schema.boolean.optional(),
    default: true,
    text: '`false` lets administrators work without a second factor (TOTP). Only for trying out: `./ace up --demo` writes it where the setting is absent.',
  },
  OIDC_ISSUER: {
    rule: Env.schema.string.optional({ format: 'url', tld: false }),
    default: undefined,
    text: 'The address of an OpenID Connect server as a second way to sign in. Needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
  },
  OIDC_CLIENT_ID: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'The name under which the OpenID Connect server knows this server.',
  },
  OIDC_CLIENT_SECRET: {
    rule: Env.schema.secret.optional(),
    default: undefined,
    text: 'The secret that goes with OIDC_CLIENT_ID.',
  },
  OIDC_LABEL: {
    rule: Env.schema.string.optional(),
    default: 'MoEYS',
    text: 'The name of the OpenID Connect server on the sign-in button.',
  },
  SMTP_HOST: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'The mail server through which notifications go out. With it the page of settings is not asked for mail.',
  },
  SMTP_PORT: {
    rule: Env.schema.number.optional(),
    default: 587,
    text: 'The port of SMTP_HOST.',
  },
  SMTP_SECURITY: {
    rule: Env.schema.enum.optional(['starttls', 'tls', 'none'] as const),
    default: 'starttls',
    text: 'How the way to SMTP_HOST is encrypted: `starttls` (587), `tls` from the first byte (465), or `none` inside a network of your own.',
  },
  SMTP_USERNAME: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'The name with which this server signs in to SMTP_HOST, where that asks for one.',
  },
  SMTP_PASSWORD: {
    rule: Env.schema.secret.optional(),
    default: undefined,
    text: 'The password that goes with SMTP_USERNAME.',
  },
  MAIL_FROM: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'The address from which mail is sent. Needed with SMTP_HOST.',
  },
  TELEGRAM_TOKEN: {
    rule: Env.schema.secret.optional(),
    default: undefined,
    text: 'The token of a Telegram bot for notifications. Without one, here or on the page of settings, nothing is asked of Telegram.',
  },
  TELEGRAM_URL: {
    rule: Env.schema.string.optional({ format: 'url', tld: false }),
    default: 'https://api.telegram.org',
    text: 'The address of the bot API of Telegram, or of a local server that speaks it.',
  },
  TONLE_ROLE: {
    rule: Env.schema.enum.optional(['origin', 'mirror', 'both'] as const),
    default: 'origin',
    text: 'What this server is to others: `origin` publishes editions, `mirror` follows one, `both` does both. `./ace up --role mirror` writes it.',
  },
  STICK_FOLDERS: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'Folders that count as plugged-in sticks beside what is mounted below /media, /run/media and /mnt, separated by commas: a disk that is mounted elsewhere, a share.',
  },
  MIRROR_ACCEL: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'Where nginx finds DATA_DIR/mirror, as an internal location such as `/_mirror`: it then sends the files of editions itself (X-Accel-Redirect).',
  },
  MIRROR_PASSPHRASE: {
    rule: Env.schema.secret.optional(),
    default: undefined,
    text: 'The passphrase of the key on a stick for `./ace mirror:keys` where nobody sits at the console. Without it the command asks.',
  },
  BACKUP_PASSPHRASE: {
    rule: Env.schema.secret.optional(),
    default: undefined,
    text: 'Locks the keys inside backups. Without it they lie open in every backup. Write it down and keep it apart from the backups: without it a restored server cannot read second factors.',
  },
  BACKUP_S3_ENDPOINT: {
    rule: Env.schema.string.optional({ format: 'url', tld: false }),
    default: undefined,
    text: 'The server of `./ace backup --to s3://bucket/prefix` and `./ace restore s3://...`; Amazon without it.',
  },
  BACKUP_S3_REGION: {
    rule: Env.schema.string.optional(),
    default: 'us-east-1',
    text: 'The region of that bucket.',
  },
  BACKUP_S3_KEY: {
    rule: Env.schema.string.optional(),
    default: undefined,
    text: 'The access key of that bucket.',
  },
  BACKUP_S3_SECRET: {
    rule: Env.schema.secret.optional(),
    default: undefined,
    text: 'The secret that goes with BACKUP_S3_KEY.',
  },
} as const
