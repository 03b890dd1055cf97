import './elements/media_player.js'
