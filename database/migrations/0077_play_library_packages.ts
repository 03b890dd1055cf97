import { BaseSchema } from '@adonisjs/lucid/schema'

/** Resources that play: each archive of a resource is a package of the runtime. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('runtime_packages', (table) => {
      // The page that offers it, where that is not its own: `/library/K7QM2XA`.
      table.string('home', 300).nullable()
    })
    this.schema.createTable('library_packages', (table) => {
      table.uuid('id').primary()
      table.uuid('resource_id').notNullable().references('library_resources.id').onDelete('CASCADE')
      table.uuid('blob_id').notNullable().references('media_blobs.id').index()
      table
        .uuid('package_id')
        .notNullable()
        .references('runtime_packages.id')
        .onDelete('CASCADE')
        .index()
      table.unique(['resource_id', 'blob_id'])
    })
  }

  async down() {
    this.schema.dropTable('library_packages')
    this.schema.alterTable('runtime_packages', (table) => table.dropColumn('home'))
  }
}
