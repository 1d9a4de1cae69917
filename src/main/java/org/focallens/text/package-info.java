/** How text is put together, whatever the machine's language. The lowest floor: open to all, and knows nothing of the rest. */
package org.focallens.text;
