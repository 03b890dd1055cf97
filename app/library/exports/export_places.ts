import { dataPath } from '#config/data'

export const exportFolder = () => dataPath('exports')

/** Where an export lies: its file, the same while it is written, and what is made on the way. */
export function exportPlaces(id: string) {
  const file = dataPath('exports', `library-${id}.zip`)
  return { file, part: `${file}.part`, folder: dataPath('exports', `library-${id}.work`) }
}

export const exportPath = (id: string) => exportPlaces(id).file

/** The export to which something in the folder belongs. */
export const exportOf = (name: string) =>
  /^library-([0-9a-f-]{36})\.(?:zip|zip\.part|work)$/.exec(name)?.[1]
