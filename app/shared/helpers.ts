import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Programs that make Tonle do more where they are on the machine. None is needed. `install` is the one command that
 * brings it on Debian and Ubuntu.
 */
const KNOWN = [
  {
    name: 'ffmpeg',
    adds: 'smaller versions of videos for slow lines',
    programs: ['ffmpeg'],
    install: 'apt-get install ffmpeg',
  },
  {
    name: 'libreoffice',
    adds: 'office documents shown as pages',
    programs: ['soffice', 'libreoffice'],
    install: 'apt-get install libreoffice',
  },
  {
    name: 'tesseract',
    adds: 'the text of scanned Khmer pages',
    programs: ['tesseract'],
    install: 'apt-get install tesseract-ocr tesseract-ocr-khm',
  },
  {
    name: 'clamd',
    adds: 'a virus check of what is uploaded',
    programs: ['clamd', 'clamdscan'],
    install: 'apt-get install clamav-daemon',
  },
] as const

export type HelperName = (typeof KNOWN)[number]['name']

export type Helper = {
  name: HelperName
  /** What it would add, in English, for the console. */
  adds: string
  path: string | undefined
  install: string
}

/** The first of `programs` on the PATH that may be run. */
export function findProgram(programs: readonly string[], path = process.env.PATH ?? '') {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    for (const program of programs) {
      const file = join(folder, program)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {}
    }
  }
  return undefined
}

let found: Helper[] | undefined

/** The helpers of this machine, looked for once in the life of the process. */
export function helpers(): Helper[] {
  found ??= KNOWN.map(({ name, adds, programs, install }) => ({
    name,
    adds,
    install,
    path: findProgram(programs),
  }))
  return found
}

/** Where a helper is, or undefined. */
export const helper = (name: HelperName) => helpers().find((one) => one.name === name)?.path
