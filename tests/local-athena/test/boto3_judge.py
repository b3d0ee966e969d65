"""Debian's boto3 as a judge of the local Athena.

Run by boto3.test.js, which puts the line that server.js printed into LOCAL_ATHENA.
"""

import datetime
import functools
import io
import json
import os
import socket
import time
import unittest
import urllib.request
from unittest import mock

import boto3
import botocore.auth
from botocore.config import Config
from botocore.exceptions import ClientError

FACTS = json.loads(os.environ["LOCAL_ATHENA"])


def client(
    service, key_id=None, secret=None, token=None, region=None, endpoint_url=None, **config
):
    """A client that tries once, with the access key unless told otherwise."""
    return boto3.client(
        service,
        endpoint_url=endpoint_url or FACTS["url"],
        region_name=region or FACTS["region"],
        aws_access_key_id=key_id or FACTS["keyId"],
        aws_secret_access_key=secret or FACTS["secret"],
        aws_session_token=token,
        config=Config(retries={"total_max_attempts": 1}, **config),
    )


def assume(role="roleArn", **parameters):
    """The credentials of a session, as arguments of client()."""
    answer = client("sts").assume_role(
        RoleArn=FACTS[role], RoleSessionName="boto3", **parameters
    )["Credentials"]
    return {
        "key_id": answer["AccessKeyId"],
        "secret": answer["SecretAccessKey"],
        "token": answer["SessionToken"],
    }


RESOLVE = socket.getaddrinfo


def local_names(host, *more, **named):
    """Resolves BUCKET.localhost as RFC 6761 asks for; not every machine does."""
    return RESOLVE("127.0.0.1" if host.endswith("localhost") else host, *more, **named)


class Judge(unittest.TestCase):
    def assert_error(self, code, status, call, **parameters):
        with self.assertRaises(ClientError) as caught:
            call(**parameters)
        response = caught.exception.response
        self.assertEqual(code, response["Error"]["Code"])
        self.assertEqual(status, response["ResponseMetadata"]["HTTPStatusCode"])
        return response["Error"].get("Message", "")


class Signatures(Judge):
    """Each service with keys that are right and wrong, by botocore's own signer."""

    CALLS = (
        ("athena", "list_databases", {"CatalogName": "AwsDataCatalog"}),
        ("glue", "get_databases", {}),
        ("sts", "get_caller_identity", {}),
        ("s3", "list_buckets", {}),
    )
    CODES = {
        "athena": ("UnrecognizedClientException", "InvalidSignatureException", 400),
        "glue": ("UnrecognizedClientException", "InvalidSignatureException", 400),
        "sts": ("InvalidClientTokenId", "SignatureDoesNotMatch", 403),
        "s3": ("InvalidAccessKeyId", "SignatureDoesNotMatch", 403),
    }

    def each(self, check, **credentials):
        """check(service, call) for every row above, with a client of these credentials."""
        for service, operation, parameters in self.CALLS:
            with self.subTest(service):
                method = getattr(client(service, **credentials), operation)
                check(service, functools.partial(method, **parameters))

    def test_right_keys(self):
        self.each(lambda _, call: call())

    def test_a_session(self):
        self.each(lambda _, call: call(), **assume(ExternalId=FACTS["externalId"]))

    def test_unknown_key_id(self):
        def check(service, call):
            code, _, status = self.CODES[service]
            self.assert_error(code, status, call)

        self.each(check, key_id="AKIAIOSFODNN7EXAMPLE")

    def test_wrong_secret(self):
        def check(service, call):
            _, code, status = self.CODES[service]
            text = self.assert_error(code, status, call)
            self.assertIn("signature we calculated does not match", text)

        self.each(check, secret="wrong")

    def test_a_token_of_another_session(self):
        codes = {"s3": ("InvalidToken", 400), "sts": ("InvalidClientTokenId", 403)}

        def check(service, call):
            self.assert_error(*codes.get(service, ("UnrecognizedClientException", 400)), call)

        self.each(check, **{**assume("openRoleArn"), "token": assume("openRoleArn")["token"]})

    def test_a_clock_that_is_an_hour_off(self):
        codes = {"s3": ("RequestTimeTooSkewed", 403), "sts": ("SignatureDoesNotMatch", 403)}
        for hours, words in ((-1, "Signature expired"), (1, "Signature not yet current")):
            clock = mock.Mock(wraps=datetime.datetime)
            clock.utcnow.return_value = datetime.datetime.utcnow() + datetime.timedelta(
                hours=hours
            )

            def check(service, call):
                with mock.patch.object(botocore.auth.datetime, "datetime", clock):
                    text = self.assert_error(
                        *codes.get(service, ("InvalidSignatureException", 400)), call
                    )
                if service != "s3":
                    self.assertIn(words, text)

            self.each(check)


class Sts(Judge):
    def test_external_id(self):
        sts = client("sts")
        asked = {"RoleArn": FACTS["roleArn"], "RoleSessionName": "boto3"}
        answer = sts.assume_role(ExternalId=FACTS["externalId"], **asked)
        self.assertIn(":assumed-role/", answer["AssumedRoleUser"]["Arn"])
        denied = {
            self.assert_error("AccessDenied", 403, sts.assume_role, **asked),
            self.assert_error("AccessDenied", 403, sts.assume_role, ExternalId="wrong", **asked),
        }
        self.assertEqual(1, len(denied), "both read the same")
        self.assertRegex(
            denied.pop(),
            r"^User: arn:aws:iam::\d+:user/analyst is not authorized to perform: "
            r"sts:AssumeRole on resource: arn:aws:iam::\d+:role/athena-with-external-id$",
        )

    def test_roles_without_external_id_and_of_strangers(self):
        asked = {"RoleSessionName": "boto3"}
        sts = client("sts")
        sts.assume_role(RoleArn=FACTS["openRoleArn"], **asked)
        closed = {"RoleArn": FACTS["closedRoleArn"], **asked}
        self.assert_error("AccessDenied", 403, sts.assume_role, **closed)

    def test_validation(self):
        text = self.assert_error(
            "ValidationError", 400, client("sts").assume_role,
            RoleArn=FACTS["openRoleArn"], RoleSessionName="a b",
        )
        self.assertIn("failed to satisfy constraint", text)


class S3(Judge):
    KEY = "boto3/größe & a+b=c.csv"

    def test_objects_in_both_styles(self):
        url = FACTS["url"]
        for style, endpoint in (("path", url), ("virtual", url.replace("127.0.0.1", "localhost"))):
            with self.subTest(style), mock.patch.object(socket, "getaddrinfo", local_names):
                self.check_objects(
                    client("s3", endpoint_url=endpoint, s3={"addressing_style": style})
                )

    def check_objects(self, s3):
        named = {"Bucket": FACTS["bucket"], "Key": self.KEY}
        s3.put_object(Body=b"0123456789", **named)
        self.assertEqual(10, s3.head_object(**named)["ContentLength"])
        part = s3.get_object(Range="bytes=2-5", **named)
        self.assertEqual(b"2345", part["Body"].read())
        self.assertEqual("bytes 2-5/10", part["ContentRange"])
        s3.get_object(IfMatch=part["ETag"], **named)
        self.assert_error("PreconditionFailed", 412, s3.get_object, IfMatch='"x"', **named)
        self.assert_error("InvalidRange", 416, s3.get_object, Range="bytes=10-", **named)

    def test_streams_and_files(self):
        s3 = client("s3")
        body = os.urandom(200_000)
        s3.upload_fileobj(io.BytesIO(body), FACTS["bucket"], "boto3/stream")
        target = io.BytesIO()
        s3.download_fileobj(FACTS["bucket"], "boto3/stream", target)
        self.assertEqual(body, target.getvalue())

    def test_missing(self):
        s3 = client("s3")
        named = {"Bucket": FACTS["bucket"], "Key": "boto3/missing"}
        self.assert_error("NoSuchKey", 404, s3.get_object, **named)
        self.assert_error("404", 404, s3.head_object, **named)
        self.assert_error("NoSuchBucket", 404, s3.get_object, Bucket="no-such-bucket", Key="k")

    def test_listing(self):
        s3 = client("s3")
        for name in ("a", "b/1", "b/2", "ü ü"):
            s3.put_object(Bucket=FACTS["bucket"], Key=f"boto3-list/{name}", Body=b"x")
        pages = s3.get_paginator("list_objects_v2").paginate(
            Bucket=FACTS["bucket"], Prefix="boto3-list/", PaginationConfig={"PageSize": 1}
        )
        keys = [item["Key"] for page in pages for item in page.get("Contents", [])]
        self.assertEqual(
            ["boto3-list/a", "boto3-list/b/1", "boto3-list/b/2", "boto3-list/ü ü"], keys
        )

    def test_regions(self):
        s3 = client("s3")
        bucket = FACTS["otherRegionBucket"]
        location = s3.get_bucket_location(Bucket=FACTS["bucket"])
        self.assertIsNone(location["LocationConstraint"])
        # boto3 follows the redirect by signing again for the region that it names.
        self.assert_error("NoSuchKey", 404, s3.get_object, Bucket=bucket, Key="k")
        there = client("s3", region="eu-west-1")
        self.assertEqual(
            "eu-west-1", there.get_bucket_location(Bucket=bucket)["LocationConstraint"]
        )

    def test_presigned_url(self):
        s3 = client("s3", signature_version="s3v4")
        named = {"Bucket": FACTS["bucket"], "Key": "boto3/presigned"}
        s3.put_object(Body=b"text", **named)
        with urllib.request.urlopen(s3.generate_presigned_url("get_object", named)) as answer:
            self.assertEqual(b"text", answer.read())


class Glue(Judge):
    def test_databases_and_tables(self):
        glue = client("glue")
        pages = glue.get_paginator("get_databases").paginate()
        names = [database["Name"] for page in pages for database in page["DatabaseList"]]
        self.assertIn("default", names)
        for name in names:
            for page in glue.get_paginator("get_tables").paginate(DatabaseName=name):
                for table in page["TableList"]:
                    found = glue.get_table(DatabaseName=name, Name=table["Name"])
                    self.assertEqual(table["Name"], found["Table"]["Name"])

    def test_missing(self):
        glue = client("glue")
        self.assert_error("EntityNotFoundException", 400, glue.get_database, Name="missing")

    def test_denied(self):
        text = self.assert_error(
            "AccessDeniedException", 400, client("glue").get_partitions,
            DatabaseName="default", TableName="t",
        )
        self.assertIn("is not authorized to perform: glue:GetPartitions on resource:", text)


class Athena(Judge):
    def run_query(self, athena, text, **parameters):
        started = athena.start_query_execution(
            QueryString=text,
            ResultConfiguration={"OutputLocation": f"s3://{FACTS['bucket']}/boto3/"},
            **parameters,
        )
        while True:
            execution = athena.get_query_execution(**self.identity(started))["QueryExecution"]
            if execution["Status"]["State"] not in ("QUEUED", "RUNNING"):
                return execution
            time.sleep(0.02)

    @staticmethod
    def identity(answer):
        return {"QueryExecutionId": answer["QueryExecutionId"]}

    def test_rows_as_pages_and_as_object(self):
        for credentials in ({}, assume(ExternalId=FACTS["externalId"])):
            athena = client("athena", **credentials)
            execution = self.run_query(athena, "SELECT 1 AS one, 'ä' AS text, NULL AS nothing")
            self.assertEqual("SUCCEEDED", execution["Status"]["State"], execution["Status"])
            result = athena.get_query_results(**self.identity(execution))["ResultSet"]
            self.assertEqual(
                [
                    {"Data": [{"VarCharValue": name} for name in ("one", "text", "nothing")]},
                    {"Data": [{"VarCharValue": "1"}, {"VarCharValue": "ä"}, {}]},
                ],
                result["Rows"],
            )
            location = execution["ResultConfiguration"]["OutputLocation"]
            bucket, key = location[len("s3://"):].split("/", 1)
            body = client("s3", **credentials).get_object(Bucket=bucket, Key=key)["Body"].read()
            self.assertEqual('"one","text","nothing"\n"1","ä",\n', body.decode())

    def test_errors(self):
        athena = client("athena")
        failed = self.run_query(athena, "SELECT no_such_column FROM (VALUES 1) t (a)")["Status"]
        self.assertEqual("FAILED", failed["State"])
        self.assertIn("no_such_column", failed["StateChangeReason"])
        self.assert_error(
            "InvalidRequestException", 400, athena.get_query_execution,
            QueryExecutionId="00000000-0000-0000-0000-000000000000",
        )

    def test_denied(self):
        for operation, parameters, action in (
            ("get_work_group", {"WorkGroup": "primary"}, "athena:GetWorkGroup"),
            ("list_data_catalogs", {}, "athena:ListDataCatalogs"),
            ("list_work_groups", {}, "athena:ListWorkGroups"),
            ("stop_query_execution", {"QueryExecutionId": "x"}, "athena:StopQueryExecution"),
        ):
            with self.subTest(operation):
                call = getattr(client("athena"), operation)
                text = self.assert_error("AccessDeniedException", 400, call, **parameters)
                self.assertEqual(
                    f"You are not authorized to perform: {action} on the resource. After your "
                    "AWS administrator or you have updated your permissions, please try again.",
                    text,
                )

    def test_metadata(self):
        athena = client("athena")
        answer = athena.list_databases(CatalogName="AwsDataCatalog")
        self.assertIn("default", [database["Name"] for database in answer["DatabaseList"]])


if __name__ == "__main__":
    unittest.main()
