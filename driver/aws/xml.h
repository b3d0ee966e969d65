/* The little XML that STS and S3 answer with: texts of elements, no attributes wanted. */
#ifndef ATHENA_AWS_XML_H
#define ATHENA_AWS_XML_H

#include "base/buf.h"

/* Appends the text of the first element of that name (without namespace prefix) to *out, with
 * entities replaced. Elements inside it are skipped. Returns false if there is none, or if the
 * text is no well-formed beginning of XML up to that element's end. */
bool xml_text(struct str xml, const char *element, struct buf *out);

#endif
