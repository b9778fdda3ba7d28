// Every tool in one script: whoever needs one has it with a single request, and has all of them. But for
// the plan and the one door, which no other tool opens (plan.js, door.js).

import './alignment/element.js'
import './answer/element.js'
import './bounces/element.js'
import './clock/element.js'
import './headers/element.js'
import './letter/element.js'
import './look_up/element.js'
import './reply/element.js'
