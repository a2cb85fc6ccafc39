/** Fragments in any order become observations and traces with revisions. */
@NullMarked
package dev.weir.evaluators.assembly;

import org.jspecify.annotations.NullMarked;
