import { getStatements } from '#runtime/lrs/resources/read_statements'
import { postStatements, putStatement } from '#runtime/lrs/resources/write_statements'
import type { Resource } from '#runtime/lrs/call'

export const statements: Resource = {
  GET: getStatements,
  PUT: putStatement,
  POST: postStatements,
}
