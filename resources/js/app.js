import 'htmx.org'
import { personKey } from './person.js'
import { forgetOthers } from './personal_store.js'
import './elements/auto_submit.js'
import './elements/confirm_submit.js'
import './elements/copy_link.js'
import './elements/disclosure.js'
import './elements/idle_sign_out.js'
import './elements/offline_note.js'
import './elements/print_page.js'
import './elements/tabs.js'

forgetOthers(personKey())
