import { createHmac } from 'node:crypto'
import env from '#start/env'

/** 32 bytes that stand for a value on this server: the same each time, and of no use to whoever has not its key. */
export const keyedHash = (purpose: string, value: string): Buffer =>
  createHmac('sha256', env.get('APP_KEY').release()).update(`${purpose}:${value}`).digest()
