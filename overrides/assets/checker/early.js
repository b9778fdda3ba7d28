// A link that holds a question is the first sign of interest: Python sets out before the page is
// drawn, and the checker finds it on its way.

import { python } from '../tools/python.js'

if (location.hash.includes('=')) python.load('alignment')
