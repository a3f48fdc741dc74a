// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** JSON of one line. Without data binding, whose classes would take a good part of the child's short life to load. */
final class ChildJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(1 << 16)
                    .maxNumberLength(30)
                    .maxNameLength(100)
                    .maxDocumentLength(1 << 20)
                    .build())
            .build();

    private ChildJson() {}

    static JsonParser parser(String line) {
        return JSON.createParser(ObjectReadContext.empty(), line);
    }

    /** One object. */
    static String write(ChildTask.Properties properties) {
        StringWriter line = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            out.writeStartObject();
            properties.write(out);
            out.writeEndObject();
        }
        return line.toString();
    }
}
