import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#config/data'
import { sources } from '#tests/support/sources'

/** Words that are no name in the code: what a person types or must not write. */
const FREE = new Set(['style', 'on'])

/** A path from the checkout, or the name of a file that modules have. */
const exists = (path: string) =>
  [path, `${path}.ts`, `app/operations/${path}`].some((one) => existsSync(join(projectRoot, one)))

test.group('AGENTS.md', () => {
  test('is at most 120 lines, and everything it names is there', async ({ assert }) => {
    const text = await readFile(join(projectRoot, 'AGENTS.md'), 'utf8')
    assert.isAtMost(text.trim().split('\n').length, 120)

    await ace.boot()
    const launcher = await readFile(join(projectRoot, 'ace'), 'utf8')
    const commands = ace.getCommands().map((command) => command.commandName)
    const isCommand = (name: string) =>
      commands.includes(name) || new RegExp(`^  ${name}\\)$`, 'm').test(launcher)
    const code = sources(
      '{app,bin,commands,config,providers,start,tests}/**/*.ts',
      'resources/views/**/*.edge',
      'eslint.config.js'
    )
      .map((file) => file.text)
      .join('\n')

    const literals = [...text.matchAll(/`([^`]+)`/g)].map(([, literal]) => literal)
    assert.isAbove(literals.length, 20)
    const missing = literals.filter((literal) => {
      if (literal.startsWith('./ace ')) return !isCommand(literal.split(' ')[1])
      if (/^#[\w/]+$/.test(literal)) return !exists(literal.replace('#', 'app/'))
      if (/^\.?[\w-]+(\/|\.(md|ts)$)[\w./-]*( |$)/.test(literal))
        return !exists(literal.split(' ')[0])
      const words = literal.match(/[A-Za-z_]{2,}/g) ?? []
      return words.some((word) => !FREE.has(word) && !new RegExp(`\\b${word}\\b`).test(code))
    })
    assert.deepEqual(missing, [])
  })
})
