import ViteProvider from '@adonisjs/vite/vite_provider'

/** Vite's provider, but tests read the built assets, as browsers do; they don't start a development server. */
export default class AssetsProvider extends ViteProvider {
  async start() {
    if (!this.app.inTest) await super.start()
  }
}
