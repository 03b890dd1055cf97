import './elements/package_player.js'
