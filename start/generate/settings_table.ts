import { settings } from '#start/settings'

const PATH = 'docs/operate/settings.md'

/** docs/operate/settings.md: every setting with its default, from start/settings.ts. */
export function settingsTable() {
  const rows = Object.entries(settings).map(([name, { default: value, text }]) => {
    const shown = value === undefined || String(value) === '' ? 'none' : `\`${value}\``
    return `| \`${name}\` | ${shown} | ${text.replaceAll('|', '\\|')} |`
  })
  const content = `# Settings

Written in \`.env\` beside \`./ace\`, one \`NAME=value\` a line, or given in the environment, which comes first. They are
checked when the server starts: a wrong or missing one stops it with its name and the reason. The first \`./ace up\`
writes \`.env\` with a key of its own; everything else has a default.

This table is made from \`start/settings.ts\` by \`./ace settings:table\`.

| Setting | Default | What it does |
| --- | --- | --- |
${rows.join('\n')}
`
  return { path: PATH, content }
}
