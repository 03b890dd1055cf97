import { defineImport } from '#shared/imports/import_kind'
import { manages } from '#institutions/queries/managers'
import { institutionColumns } from '#institutions/imports/columns'
import { openInstitutions, scanInstitutions } from '#institutions/imports/open'
import { judgeInstitutions } from '#institutions/imports/judge'
import {
  applyInstitutions,
  refuseMergerCircles,
  staleInstitutions,
} from '#institutions/imports/apply'
import { deleteAdded, undoInstitutions } from '#institutions/imports/undo'

/** The list of institutions, by location code: adds those that are new, changes what differs. */
export const institutionsImport = defineImport({
  kind: 'institutions.institutions',
  columns: institutionColumns,
  home: '/institutions',
  may: (actor) => manages.somewhere(actor),
  open: openInstitutions,
  scan: scanInstitutions,
  judge: judgeInstitutions,
  stale: staleInstitutions,
  apply: applyInstitutions,
  finish: refuseMergerCircles,
  undo: undoInstitutions,
  finishUndo: deleteAdded,
})
