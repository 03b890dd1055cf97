import type { SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const from = (name: string) => [{ source: '#database/columns', namedImports: [name] }]

/** How generated models read the column types that differ between SQLite and PostgreSQL. */
export default {
  types: {
    boolean: {
      tsType: 'boolean',
      imports: from('booleanColumn'),
      decorators: [{ name: '@booleanColumn' }],
    },
    json: { tsType: 'any', imports: from('jsonColumn'), decorators: [{ name: '@jsonColumn' }] },
    jsonb: { tsType: 'any', imports: from('jsonColumn'), decorators: [{ name: '@jsonColumn' }] },
  },
} satisfies SchemaRules
