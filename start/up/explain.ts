type Failure = { code?: string; message?: string; stack?: string; path?: string; port?: number }

const port = () => process.env.PORT ?? '3333'
const contentPort = () => process.env.CONTENT_PORT ?? String(Number(port()) + 1)

/** Why a server may not start, by the code of the failure: what happened and what to do, English and Khmer. */
const SENTENCES: Record<string, () => string> = {
  CONTENT_PORT: () =>
    `Port ${contentPort()}, on which packages play, is used by another program: stop that program, or choose another port with CONTENT_PORT=3500 ./ace up\n` +
    `ច្រក ${contentPort()} សម្រាប់លេងកញ្ចប់មេរៀន កំពុងប្រើដោយកម្មវិធីផ្សេង៖ សូមបិទកម្មវិធីនោះ ឬជ្រើសច្រកផ្សេងដោយ CONTENT_PORT=3500 ./ace up`,
  EADDRINUSE: () =>
    `Port ${port()} is used by another program: stop that program, or choose another port with PORT=3400 ./ace up\n` +
    `ច្រក ${port()} កំពុងប្រើដោយកម្មវិធីផ្សេង៖ សូមបិទកម្មវិធីនោះ ឬជ្រើសច្រកផ្សេងដោយ PORT=3400 ./ace up`,
  EACCES: () =>
    `Tonle may not use port ${port()} or its data folder: choose a port above 1024 with PORT=3333 ./ace up, and check who owns the data folder.\n` +
    `ទន្លេគ្មានសិទ្ធិប្រើច្រក ${port()} ឬថតទិន្នន័យទេ៖ សូមជ្រើសច្រកលើសពី 1024 ដោយ PORT=3333 ./ace up ហើយពិនិត្យម្ចាស់ថតទិន្នន័យ។`,
  ENOSPC: () =>
    'The disk is full: free some space, then run ./ace up again. Nothing that was saved is lost.\n' +
    'ថាសពេញហើយ៖ សូមលុបឯកសារមិនប្រើ រួចដំណើរការ ./ace up ម្ដងទៀត។ ទិន្នន័យដែលបានរក្សាទុកមិនបាត់ទេ។',
  EROFS: () =>
    'The data folder is read-only: make it writable for you, or name another one with DATA_DIR in .env\n' +
    'ថតទិន្នន័យអាចអានបានតែប៉ុណ្ណោះ៖ សូមអនុញ្ញាតឱ្យសរសេរ ឬកំណត់ថតផ្សេងដោយ DATA_DIR ក្នុង .env',
  ECONNREFUSED: () =>
    'The PostgreSQL server named in DATABASE_URL does not answer: start it, or correct the address in .env\n' +
    'ម៉ាស៊ីនមេ PostgreSQL ក្នុង DATABASE_URL មិនឆ្លើយតបទេ៖ សូមបើកវា ឬកែអាសយដ្ឋានក្នុង .env',
}

const SAME: Record<string, string> = {
  SQLITE_FULL: 'ENOSPC',
  SQLITE_READONLY: 'EROFS',
  SQLITE_READONLY_DIRECTORY: 'EROFS',
  SQLITE_CANTOPEN: 'EROFS',
  SQLITE_IOERR_WRITE: 'ENOSPC',
  ERR_SQLITE_ERROR: 'EROFS',
}

/** One clear sentence for a known failure; the failure itself for one that nobody expected. */
export function explain(error: unknown): string {
  const { code = '', message, stack, path } = error as Failure
  if (code === 'EACCES' && path) return SENTENCES.EROFS()
  const isContent = code === 'EADDRINUSE' && (error as Failure).port === Number(contentPort())
  const sentence = SENTENCES[isContent ? 'CONTENT_PORT' : (SAME[code] ?? code)]
  if (sentence) return sentence()
  if (code === 'E_INVALID_ENV_VARIABLES') return invalidSettings(error)
  return (stack ?? message ?? String(error)).slice(0, 2000)
}

function invalidSettings(error: unknown) {
  const help = (error as { help?: string }).help ?? ''
  return `A setting in .env is wrong; docs/operate/settings.md lists them all:\nការកំណត់ក្នុង .env មិនត្រឹមត្រូវ៖ សូមមើល docs/operate/settings.md\n${help}`
}
