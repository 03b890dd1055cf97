import './elements/order_list.js'
import './elements/hot_spots.js'
import './elements/time_left.js'
import './elements/quiz_answers.js'
