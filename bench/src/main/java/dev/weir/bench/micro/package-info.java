/** JMH benchmarks of the parts. Each operation handles one trace of about 4 KB. */
@NullMarked
package dev.weir.bench.micro;

import org.jspecify.annotations.NullMarked;
