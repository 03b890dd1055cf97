import './elements/upload_progress.js'
