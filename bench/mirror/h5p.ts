import { between, media, prose } from '#bench/mirror/bytes'

/** The files of something, by their path. */
export type Files = Record<string, Buffer | string>

const LIBRARIES = 28
const FILES = 10

/** What a package is made of that was changed since. */
export type H5PWish = {
  /** The number of the last part of the first library's version; above 0 one file of it is another. */
  patch?: number
  /** A sentence was written anew. */
  text?: boolean
  /** A picture was drawn anew. */
  picture?: boolean
}

/** A package like those of H5P: its own text and pictures, and the libraries that all of them share. */
export function h5pPackage(n: number, { patch = 0, text, picture }: H5PWish = {}): Files {
  const files: Files = {
    'h5p.json': JSON.stringify({
      ...{ title: `Exercises ${n}`, language: 'en', mainLibrary: nameOf(0), embedTypes: ['div'] },
      preloadedDependencies: Array.from({ length: LIBRARIES }, (_, at) => versionOf(at)),
    }),
    'content/content.json': JSON.stringify({
      text: prose(`content ${n}${text ? ' anew' : ''}`, between(`length ${n}`, 8_000, 40_000)),
    }),
  }
  const pictures = between(`pictures ${n}`, 18, 30)
  for (let at = 0; at < pictures; at++) {
    const isAnew = picture === true && at === 0
    // The drawing that is made anew has the size of the trial's.
    const size = at === 0 ? 310_000 : between(`size ${n} ${at}`, 120_000, 400_000)
    const seed = `picture ${n} ${at}${isAnew ? ' anew' : ''}`
    files[`content/images/${at}.jpg`] = media('jpg', seed, size)
  }
  for (let at = 0; at < LIBRARIES; at++) {
    for (const [path, bytes] of Object.entries(libraryFiles(at, at === 0 ? patch : 0))) {
      files[`${nameOf(at)}-1.0/${path}`] = bytes
    }
  }
  return files
}

const nameOf = (at: number) => `Bench.Part${at}`
const versionOf = (at: number) => ({ machineName: nameOf(at), majorVersion: 1, minorVersion: 0 })

function libraryFiles(at: number, patch: number): Files {
  const scripts = Array.from({ length: FILES }, (_, n) => `scripts/${n}.js`)
  const files: Files = {
    'library.json': JSON.stringify({
      ...{ title: nameOf(at), ...versionOf(at), patchVersion: patch, runnable: at === 0 ? 1 : 0 },
      ...{ author: 'Bench', license: 'MIT', preloadedJs: scripts.map((path) => ({ path })) },
    }),
  }
  for (const [n, path] of scripts.entries()) {
    const seed = `script ${at} ${n}${patch > 0 && n === 0 ? ` ${patch}` : ''}`
    files[path] = `// ${prose(seed, between(`script size ${at} ${n}`, 1_000, 24_000))}\n`
  }
  return files
}
