import './elements/resumable_upload.js'
