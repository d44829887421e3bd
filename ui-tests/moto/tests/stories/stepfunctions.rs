//! AWS Step Functions: what it runs is sensitive. moto's own pages.

use aws_operation::{
    Auth, AwsJson1_0, Error, Sensitive, Service, ServiceMetadata, Timestamp, aws_error,
    aws_operation, aws_output,
};
use aws_operation_moto_tests::stepfunctions::{
    self as imported, CreateStateMachine, CreateStateMachineError, DeleteStateMachine,
    DescribeExecution, DescribeExecutionError, DescribeStateMachine, DescribeStateMachineError,
    ExecutionStatus, ListExecutions, ListStateMachines, StopExecution, UpdateStateMachine,
};

use crate::servers::{TestResult, client, setting};

enum StepFunctions {}

impl Service for StepFunctions {
    type Protocol = AwsJson1_0;
    const METADATA: ServiceMetadata = ServiceMetadata::new("SFN", "states")
        .target("AWSStepFunctions")
        .auth(Auth::SigV4);
}

#[aws_operation(service = StepFunctions, output = Started, error = StartExecutionError, rename_all = "camelCase")]
struct StartExecution {
    state_machine_arn: String,
    name: Option<String>,
    input: Option<Sensitive<String>>,
}

#[aws_output(rename_all = "camelCase")]
struct Started {
    execution_arn: String,
    start_date: Timestamp,
}

#[aws_error]
#[derive(Debug)]
enum StartExecutionError {
    ExecutionAlreadyExists,
    StateMachineDoesNotExist,
}

const DEFINITION: &str = r#"{"StartAt": "größe", "States": {"größe": {"Type": "Succeed"}}}"#;

fn machine(name: &str) -> CreateStateMachine {
    CreateStateMachine::new(name, Sensitive::from(DEFINITION), setting("/roleArn"))
}

/// One after another, since moto loses the place in a list where something is deleted meanwhile.
#[test]
fn machines_and_executions() -> TestResult {
    machines()?;
    executions()?;
    Ok(())
}

fn machines() -> TestResult {
    let client = client();
    let mut arns = Vec::new();
    for number in 1..=5 {
        let made = client.send(&machine(&format!("story-{number}")))?;
        arns.push(made.state_machine_arn);
    }
    let error = client
        .send(&machine("with space"))
        .expect_err("no such name");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateStateMachineError::InvalidName(_), _)
        ),
        "{error}"
    );
    let pages = client.pages(ListStateMachines::new().max_results(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 3);
    let listed: Vec<_> = client
        .items(ListStateMachines::new().max_results(2))
        .collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed
        .into_iter()
        .map(|found| found.state_machine_arn)
        .collect();
    assert_eq!(listed, arns);

    let other = DEFINITION.replace("Succeed", "Fail");
    let change = UpdateStateMachine::new(&*arns[0]).definition(Sensitive::from(other.clone()));
    client.send(&change)?;
    let found = client.send(&DescribeStateMachine::new(&*arns[0]))?;
    assert_eq!(found.definition, Sensitive::from(other));

    for arn in &arns {
        client.send(&DeleteStateMachine::new(&**arn))?;
        let error = client
            .send(&DescribeStateMachine::new(&**arn))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeStateMachineError::StateMachineDoesNotExist(_), _)
            ),
            "{error}"
        );
    }
    Ok(())
}

fn executions() -> TestResult {
    let client = client();
    let machine = client.send(&machine("executions-story"))?.state_machine_arn;
    let input = r#"{"a": "für ä & \"b\""}"#;
    let start = |name: &str| {
        StartExecution::new(&*machine)
            .name(name)
            .input(Sensitive::from(input))
    };
    let started = client.send(&start("by-hand"))?;
    let by_import = imported::StartExecution::new(&*machine).name("imported");
    client.send(&by_import.input(Sensitive::from(input)))?;
    client.send(&start("third"))?;

    let found = client.send(&DescribeExecution::new(&*started.execution_arn))?;
    assert_eq!(found.start_date, started.start_date);
    assert_eq!(found.input, Some(Sensitive::from(input)));
    let error = client
        .send(&start("by-hand").input(Sensitive::from("{}")))
        .err()
        .ok_or("it was started")?;
    assert!(
        matches!(
            error,
            Error::Modeled(StartExecutionError::ExecutionAlreadyExists, _)
        ),
        "{error}"
    );

    let list = || {
        ListExecutions::new()
            .state_machine_arn(&*machine)
            .max_results(2)
    };
    let pages = client.pages(list());
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 2);
    let listed: Vec<_> = client.items(list()).collect::<Result<_, _>>()?;
    let mut listed: Vec<_> = listed.iter().map(|found| &*found.name).collect();
    listed.sort_unstable();
    assert_eq!(listed, ["by-hand", "imported", "third"]);

    client.send(&StopExecution::new(&*started.execution_arn))?;
    let found = client.send(&DescribeExecution::new(&*started.execution_arn))?;
    assert_eq!(found.status, Some(ExecutionStatus::Aborted));
    let none = started.execution_arn.replace("by-hand", "none");
    let error = client
        .send(&DescribeExecution::new(none))
        .expect_err("there is none");
    assert!(
        matches!(
            error,
            Error::Modeled(DescribeExecutionError::ExecutionDoesNotExist(_), _)
        ),
        "{error}"
    );

    client.send(&DeleteStateMachine::new(&*machine))?;
    let error = client.send(&start("late")).err().ok_or("it is gone")?;
    assert!(
        matches!(
            error,
            Error::Modeled(StartExecutionError::StateMachineDoesNotExist, _)
        ),
        "{error}"
    );
    Ok(())
}
