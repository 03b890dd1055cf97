import { importsOf, moduleNames, modules, type ModuleName } from '#app/modules'

const PATH = 'docs/develop/modules.md'

const floors = [...new Set(moduleNames.map((name) => modules[name].floor))].sort((a, b) => b - a)

const label = (floor: number) => (floor === 0 ? 'ground ' : `floor ${floor}`)

function arrows(name: ModuleName) {
  const { imports } = modules[name]
  if (imports === 'below') return 'everything below'
  return importsOf(name).join(', ') || '–'
}

/** docs/develop/modules.md: the floors and who imports whom, from app/modules.ts. */
export function modulesDrawing() {
  const house = floors.map((floor) => {
    const names = moduleNames.filter((name) => modules[name].floor === floor)
    return `${label(floor)}  ${names.join('   ')}`
  })
  const rows = moduleNames.map((name) => `| ${name} | ${modules[name].floor} | ${arrows(name)} |`)
  const content = `# Modules

Arrows point down, or sideways where the table says so; there is no cycle. A lower module tells a higher one something
only through an event. This page is made from \`app/modules.ts\` by \`./ace modules:drawing\`.

\`\`\`
${house.join('\n')}
cellar   shared
\`\`\`

| Module | Floor | May import, besides shared |
| --- | --- | --- |
${rows.join('\n')}
`
  return { path: PATH, content }
}
