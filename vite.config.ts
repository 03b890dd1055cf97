import { defineConfig } from 'vite'
import adonisjs from '@adonisjs/vite/client'

export default defineConfig({
  plugins: [
    adonisjs({
      entryPoints: [
        ...['resources/js/app.js', 'resources/js/upload.js', 'resources/js/viewer.js'],
        ...['resources/js/package_player.js', 'resources/js/quiz.js'],
        ...['resources/js/course.js'],
        ...['resources/css/app.css', 'resources/css/player_app.css'],
        ...['resources/css/certificate.css'],
      ],
      reload: ['resources/views/**/*.edge'],
    }),
  ],
  // The browser floor of docs/develop/interface.md: Chrome 95, Firefox 91, Safari 15.
  build: { target: ['chrome95', 'firefox91', 'safari15'], assetsInlineLimit: 0 },
})
