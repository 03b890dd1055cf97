import { openMoodleSource } from '#library/sources/moodle/source'
import { sourceOption } from '#library/sources/source_options'
import { sourceImport } from '#library/sources/source_import'

/** A course of Moodle from its backup, or a file of questions (Moodle XML). */
export const moodleImport = sourceImport({
  ...{ kind: 'library.moodle', accept: '.mbz,.xml,.zip,.gz' },
  options: (actor) => sourceOption(actor, 'moodle'),
  open: openMoodleSource,
})
