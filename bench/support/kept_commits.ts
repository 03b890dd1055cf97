import { askDatabase } from '#bench/support/ask_database'

const KEPT = `select l.id, s.cmi, (select count(*) from runtime_interactions i where i.attempt_id = l.attempt_id) as answers
  from runtime_launches l join runtime_attempt_scos s on s.attempt_id = l.attempt_id`
const STATEMENTS = `select count(*) as total from runtime_statements where source = 'scorm'`
const WAITING = 'select count(*) as total from shared_outbox where delivered_at is null'

export type Kept = Map<string, { step: number; answers: number }>

/** What the database itself holds, asked without the application. */
export async function openDatabase(folder: string, url: string) {
  const ask = await askDatabase(folder, url)
  const count = async (sql: string) => {
    const [{ total }] = await ask.rows(sql)
    return Number(total)
  }
  return {
    close: ask.close,
    statements: () => count(STATEMENTS),
    waiting: () => count(WAITING),
    async kept(): Promise<Kept> {
      const rows = await ask.rows(KEPT)
      return new Map(
        rows.map(({ id, cmi, answers }) => [
          id,
          { step: Number(JSON.parse(cmi).suspend_data.split('|')[0]), answers: Number(answers) },
        ])
      )
    },
  }
}
