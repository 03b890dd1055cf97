import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeXml, zipOf } from './zip.ts'
import { sources, type Language } from './paths.ts'

const read = (name: string) => readFileSync(join(sources, 'simulations', name), 'utf8')

/** Web pages in a zip: the same in both languages but for the one in which they open. */
export function simulationZip(slug: string, language: Language) {
  const script = read(`${slug}.js`)
  const words = script.slice(script.indexOf(`${language}: {`))
  const title = /title: (['"])(.+?)\1,\n/.exec(words)![2]
  const page = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<link rel="stylesheet" href="shell.css">
</head>
<body>
<script src="shell.js"></script>
<script src="simulation.js"></script>
</body>
</html>
`
  return zipOf({
    'index.html': page,
    'shell.css': read('shell.css'),
    'shell.js': read('shell.js'),
    'simulation.js': script,
  })
}
