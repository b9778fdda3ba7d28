// What a page without a tool does with what is known of the reader's email: it hands it on.

import './tools/hand_over.js'
