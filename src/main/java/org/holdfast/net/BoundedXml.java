// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the small XML that devices send into a flat list of its leaves, within limits and without document types or
 * external entities.
 *
 * <p>It forgives what devices were seen to do: no declaration, a declaration before each of several roots, several
 * roots, any line ends, everything on one line, Latin-1 where UTF-8 was announced. Thread-safe.
 */
public final class BoundedXml {
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\b[^>]{0,200}\\?>");
    private static final String WRAPPER = "several";
    private static final int LONGEST_NAME = 64;
    private static final XMLInputFactory FACTORY = factory();

    private BoundedXml() {}

    /**
     * An element without elements inside.
     *
     * @param name its name
     * @param text what it holds, as it stands; never null
     */
    public record Leaf(String name, String text) {
        /** The name without the text, which may be secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * How much is read.
     *
     * @param bytes of the whole document
     * @param elements in the whole document
     * @param depth of elements in elements
     * @param text characters of one text
     */
    public record Limits(int bytes, int elements, int depth, int text) {
        /** For answers to commands. */
        public static final Limits ANSWER = new Limits(256 * 1024, 4_000, 12, 4_096);

        /** For lists of files: a full card holds well over a thousand. */
        public static final Limits LIST = new Limits(16 * 1024 * 1024, 400_000, 12, 4_096);
    }

    /**
     * The leaves in the order in which they stand.
     *
     * @throws MalformedXmlException when the document breaks a limit or is no XML
     */
    public static List<Leaf> leaves(byte[] document, Limits limits) throws MalformedXmlException {
        if (document.length > limits.bytes) {
            throw new MalformedXmlException(MalformedXmlException.Problem.TOO_LARGE);
        }
        String text = DECLARATION.matcher(decode(document)).replaceAll("");
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new MalformedXmlException(MalformedXmlException.Problem.DOCUMENT_TYPE);
        }
        try {
            XMLStreamReader reader =
                    FACTORY.createXMLStreamReader(new StringReader("<" + WRAPPER + ">" + text + "</" + WRAPPER + ">"));
            try {
                return read(reader, limits);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // The parser's own words may quote the document, so neither they nor the cause go further.
            throw new MalformedXmlException(MalformedXmlException.Problem.NOT_XML);
        }
    }

    private static List<Leaf> read(XMLStreamReader reader, Limits limits)
            throws XMLStreamException, MalformedXmlException {
        List<Leaf> leaves = new ArrayList<>();
        int depth = 0;
        StringBuilder text = new StringBuilder();
        boolean leaf = false;
        int elements = -1;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    require(++elements <= limits.elements, MalformedXmlException.Problem.TOO_MANY);
                    require(depth <= limits.depth, MalformedXmlException.Problem.TOO_DEEP);
                    require(reader.getLocalName().length() <= LONGEST_NAME, MalformedXmlException.Problem.TOO_LONG);
                    depth++;
                    text.setLength(0);
                    leaf = depth > 1;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (leaf) {
                        require(
                                text.length() + reader.getTextLength() <= limits.text,
                                MalformedXmlException.Problem.TOO_LONG);
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (leaf) {
                        // The parser keeps each name once; thousands of empty texts are one as well.
                        leaves.add(new Leaf(reader.getLocalName(), text.isEmpty() ? "" : text.toString()));
                    }
                    leaf = false;
                }
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw new MalformedXmlException(MalformedXmlException.Problem.DOCUMENT_TYPE);
                default -> {
                    // Comments and instructions say nothing to us.
                }
            }
        }
        return List.copyOf(leaves);
    }

    private static void require(boolean kept, MalformedXmlException.Problem otherwise) throws MalformedXmlException {
        if (!kept) {
            throw new MalformedXmlException(otherwise);
        }
    }

    /** UTF-8 where it is that, otherwise Latin-1, which any bytes are. */
    static String decode(byte[] document) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(document, StandardCharsets.ISO_8859_1);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }
}
