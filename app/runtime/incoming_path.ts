import { dataPath } from '#config/data'

/** Uploaded archives that are still to be read; removed when they are. */
export const incomingPath = (versionId = '') => dataPath('packages', 'incoming', versionId)
