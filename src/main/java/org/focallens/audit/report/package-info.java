/** An audit as files: a page for people, tables for programs. */
package org.focallens.audit.report;
