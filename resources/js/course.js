import './elements/course_order.js'
import './elements/live_page.js'
