import '../css/player_app.css'
import 'htmx.org'
import './elements/confirm_submit.js'
import './elements/offline_note.js'
