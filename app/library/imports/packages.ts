import { EDITORS } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { openPackageSource } from '#library/sources/packages'
import { folderOption, sourceOption } from '#library/sources/source_options'
import { sourceImport } from '#library/sources/source_import'
import { refuseFolder } from '#library/sources/refuse_folder'

/** H5P contents and Common Cartridges: one, several in a zip, or a folder of the server. */
export const packagesImport = sourceImport({
  ...{ kind: 'library.packages', file: 'either', accept: '.h5p,.imscc,.zip' },
  async options(actor) {
    const folders = holdsRole(actor, EDITORS) ? await folderOption() : []
    return [...folders, ...(await sourceOption(actor, 'packages'))]
  },
  refuse: refuseFolder,
  open: openPackageSource,
})
