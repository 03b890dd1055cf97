import { ignite } from './ignite.js'
import { prettyPrintError } from '@adonisjs/core'

ignite()
  .httpServer()
  .start()
  .catch((error) => {
    process.exitCode = 1
    return prettyPrintError(error)
  })
