import env from '#start/env'
import { defineConfig } from '@adonisjs/core/bodyparser'

const text = { convertEmptyStringsToNull: true, trimWhitespaces: true }

/** The largest upload, for people. */
export const uploadLimit = `${env.get('UPLOAD_LIMIT_MB')} MB`

export default defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: { ...text, types: ['application/x-www-form-urlencoded'], limit: '1mb' },
  json: { ...text, types: ['application/json'], limit: '1mb' },
  multipart: {
    convertEmptyStringsToNull: true,
    autoProcess: true,
    processManually: [],
    limit: `${env.get('UPLOAD_LIMIT_MB')}mb`,
    types: ['multipart/form-data'],
  },
})
