/** The tools in the header of every page. Each is a custom element that works, or stays unseen, on its own. */

import "./display-settings.js";
import "./read-aloud.js";
import "./site-menu.js";
