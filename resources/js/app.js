import '../css/app.css'
