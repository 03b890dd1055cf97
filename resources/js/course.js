import './elements/course_order.js'
