import { existsSync, writeFileSync } from 'node:fs'
import env from '#start/env'
import { identityConfig } from '#config/identity'
import { appUrl } from '#config/app'
import { contentPort, contentUrl } from '#config/content'
import { dataPath } from '#config/data'
import { isLocal, lanAddresses } from '#shared/http/addresses'
import { helpers } from '#shared/helpers'
import { demoAccounts } from '#identity/queries/demo_accounts'
import { hasAnyUser } from '#identity/queries/has_any_user'
import { issueFirstRunCode } from '#operations/actions/issue_first_run_code'

/** Says on the console where the server is and how to begin. */
export async function announce({ demo }: { demo: boolean }) {
  const here = `http://localhost:${env.get('PORT')}`
  const lines = ['', 'Tonle is open · ទន្លេបើកហើយ', '', row('This machine', here)]
  for (const address of lanAddresses()) lines.push(row('Phones nearby', address))
  if (!isLocal(appUrl)) lines.push(row('Public address', appUrl))
  lines.push(row('Packages play at', contentUrl ?? `port ${contentPort} of the same address`))
  if (!(await hasAnyUser())) {
    lines.push('', row('First run', `${here}/first-run`))
    lines.push(row('One-time code', await issueFirstRunCode()))
  }
  if (demo) lines.push(...(await demoLines()))
  lines.push(...warningLines({ demo }))
  lines.push(...helperLines(), '', 'Ctrl-C stops it · ចុច Ctrl-C ដើម្បីបិទ', '')
  process.stdout.write(lines.join('\n'))
}

const row = (label: string, text: string) => `  ${label.padEnd(20)} ${text}`

/** What `--demo` wrote into `.env` and a server with real people must not keep. */
export function warningLines({ demo }: { demo: boolean }) {
  if (demo || identityConfig.requireSecondFactor) return []
  return [
    '',
    '  WARNING: .env says REQUIRE_SECOND_FACTOR=false: administrators need no second factor.',
    '  That is for trying out. Before real people use this server, take the line out of .env.',
  ]
}

async function demoLines() {
  const accounts = await demoAccounts()
  return [
    '',
    '  Demo people (never on a server with real ones)',
    ...accounts.map(
      ({ role, username, secret }) =>
        `  ${role.padEnd(24)} ${username.padEnd(22)} ${secret ?? '(has chosen another)'}`
    ),
  ]
}

/** What an absent helper would add: said at the first start only, the health page always knows. */
function helperLines() {
  const absent = helpers().filter(({ path }) => !path)
  const said = dataPath('.helpers-said')
  if (absent.length === 0 || existsSync(said)) return []
  writeFileSync(said, '')
  return [
    '',
    '  Tonle does more where these programs are on the machine; it needs none of them:',
    ...absent.map(
      ({ name, adds, install }) => `  ${name.padEnd(12)} ${adds.padEnd(44)} ${install}`
    ),
  ]
}
