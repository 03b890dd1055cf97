import { TaskProblem, type Answer, type Hand, type Task } from '#media/child/types'

/** The process beside the application in which pictures and PDFs are read. One task, then it ends. */
process.once('message', (task: Task) => {
  work(task).then(
    () => end({ type: 'done' }),
    (error) => end(problemOf(error))
  )
})

const hand: Hand = (made) =>
  new Promise((resolve) => {
    process.once('message', () => resolve())
    process.send!(made)
  })

async function work(task: Task) {
  if (task.kind === 'pdf') {
    const { readPdf } = await import('#media/child/read_pdf')
    return readPdf(task, hand)
  }
  const { makePictures, makePng } = await import('#media/child/make_pictures')
  return task.kind === 'image' ? makePictures(task, hand) : makePng(task, hand)
}

function end(answer: Answer) {
  process.send!(answer, () => process.exit(0))
}

function problemOf(error: unknown): Answer {
  if (error instanceof TaskProblem) {
    return { type: 'problem', code: error.code, ...(error.data ? { data: error.data } : {}) }
  }
  const reason = (error as Error).message.replaceAll(/\/\S+/g, '').slice(0, 200)
  return { type: 'problem', code: 'not_readable', data: { reason } }
}
