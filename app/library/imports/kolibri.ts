import { EDITORS } from '#library/access'
import { refuseFolder } from '#library/sources/refuse_folder'
import { folderOption } from '#library/sources/source_options'
import { openKolibriSource } from '#library/sources/kolibri'
import { sourceImport } from '#library/sources/source_import'

/** A channel of Kolibri, from a folder of the server or from a zip of its `databases` and `storage`. */
export const kolibriImport = sourceImport({
  ...{ kind: 'library.kolibri', file: 'either', accept: '.zip', roles: EDITORS },
  options: folderOption,
  refuse: refuseFolder,
  open: openKolibriSource,
})
