import { ignite } from '../../bin/ignite.js'

/** Run as a process of its own on a migrated database: a pupil, and a quiz for everyone with a time limit. */
const app = ignite().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {})
const { ensureQueue } = await import('#shared/jobs/ensure_queue')
await ensureQueue()
const { makeAccount, makeInstitution } = await import('#tests/support/accounts')
const { makeQuiz, samples } = await import('#tests/support/question_forms')
const institutionId = await makeInstitution()
const { username, password } = await makeAccount({
  ...{ role: 'student', institutionId, user: { username: 'pupil' } },
})
const { single, short_text: text, order, essay } = samples
const { quiz } = await makeQuiz({
  questions: [single, text, order, essay],
  settings: { perPage: 0, timeLimit: 30, shuffleOptions: false },
})
process.stdout.write(`\nSEEDED ${JSON.stringify({ code: quiz.code, username, password })}\n`)
await app.terminate()
process.exit()
