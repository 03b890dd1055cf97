/** A file's problem as a sentence, for the pages of other modules. */
export { problemText as fileProblemText } from '#media/problem_text'
